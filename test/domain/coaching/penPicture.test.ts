import { isMostlyServices } from '../../../src/domain/coaching/penPicture';

describe('a pen picture', () => {
  it.each([
    'Known to social care since birth. Referral in May after a strategy meeting; assessment closed.',
    'K.B. has been open to early help. The health visitor made three home visits and the mother did not attend. A core group was held.',
    'Child protection plan ended in June. Police welfare check. DNA at two appointments. K.B. is two years old.',
    'A referral was made to CAMHS.\nThe case was closed.\nShe is four.',
  ])('that is mostly about services is one: %s', (text) => expect(isMostlyServices(text)).toBe(true));

  it.each([
    'K.B. loves the washing machine and her brother’s drum.',
    'She liked her health visitor, and waved from the window when she came.',
    'He wanted to be a police officer. His nan says he was kind.',
    'Nobody knows what she likes. We do not know who matters to her.',
    'K.B. was two. She laughed at pigeons and slept with a blue rabbit. Her mum missed appointments because she was afraid of the bus.',
    'They play football with their brother every day. A social worker saw them at home. Then they moved.',
    'A quiet boy with red hair who hated shoes.',
    'Open to services.',
    '',
    '  \n ',
  ])('that says who the child is, or next to nothing, is none: %s', (text) => expect(isMostlyServices(text)).toBe(false));

  it('counts words, not sentences: one long sentence about services outweighs a short one about the child', () => {
    const about = 'She smiled.';
    const services =
      'The agencies held a strategy meeting, an assessment and a child protection conference, and the plan was reviewed by professionals.';
    expect(isMostlyServices(`${about} ${services}`)).toBe(true);
    expect(
      isMostlyServices(
        `${about.repeat(1)} She loved singing with her sister every evening, in the bath, at the top of her voice, in two languages. ${services}`,
      ),
    ).toBe(false);
  });
});
