import { inPlainWords, readingOf, syllablesIn } from '../../../src/domain/coaching/readingAge';
import { sentencesOf, wordsOf } from '../../../src/domain/coaching/sentences';

describe('sentences and words', () => {
  it('ends a sentence at its end, and not at initials, titles or numbers', () => {
    expect(sentencesOf('K.B. was seen by Dr. Shah at 9.30 a.m. on Monday. She slept! “Again, again!” Did she?')).toEqual([
      'K.B. was seen by Dr. Shah at 9.30 a.m. on Monday.',
      'She slept!',
      '“Again, again!”',
      'Did she?',
    ]);
  });

  it('takes each line as a sentence, and leaves out lines without words', () => {
    expect(sentencesOf('- likes trains\n- fears dogs\n\n***\n12/3\nend.')).toEqual(['- likes trains', '- fears dogs', 'end.']);
  });

  it('counts words as people do', () => {
    expect(wordsOf('K.B.’s brother’s 2 drums – co-op at 9')).toEqual(['K.B.’s', 'brother’s', 'drums', 'co', 'op', 'at']);
  });
});

describe('syllables', () => {
  it.each([
    ['child', 1],
    ['likes', 1],
    ['played', 1],
    ['came', 1],
    ['GP', 1],
    ['loves', 1],
    ['mother', 2],
    ['table', 2],
    ['wanted', 2],
    ['houses', 2],
    ['quiet', 2],
    ['being', 2],
    ['baby', 2],
    ['science', 2],
    ['referral', 3],
    ['family', 3],
    ['hospital', 3],
    ['agencies', 3],
    ['area', 3],
    ['different', 3],
    ['appointment', 3],
    ['intervention', 4],
    ['information', 4],
    ['experience', 4],
  ])('%s has %i', (word, count) => expect(syllablesIn(word)).toBe(count));
});

const EASY =
  'K.B. loves the washing machine. She sits in front of it and laughs. Her brother has a drum. When he plays it she claps her hands. She does not like loud doors. At night she wants the light on. Her nan sings to her.';
const HARD =
  'Notwithstanding the multi-agency safeguarding arrangements, considerable deterioration in inter-professional communication precipitated significant vulnerability, whereby opportunities for appropriate escalation were systematically unrecognised across organisational boundaries throughout the intervention period.';

describe('the reading age', () => {
  it('is Flesch and Kincaid’s grade and five years', () => {
    // 10 words of one syllable a sentence: 0.39 × 10 + 11.8 × 1 − 15.59 = 0.11.
    expect(readingOf('The cat sat on the mat and saw the dog. '.repeat(4))).toEqual({
      age: 5,
      words: 40,
      wordsInSentence: 10,
      syllablesInWord: 1,
    });
    // 30 words of two syllables in one sentence: 0.39 × 30 + 11.8 × 2 − 15.59 = 19.71.
    expect(readingOf(`${'mother '.repeat(30).trim()}.`)?.age).toBe(25);
  });

  it('says nothing of a text that is too short', () => {
    expect(readingOf('She likes trains.')).toBeUndefined();
    expect(readingOf('')).toBeUndefined();
    expect(inPlainWords(undefined)).toEqual({ says: 'This is too short to say: it takes about 30 words.', helps: '' });
  });

  it('tells plain text from text that is hard to read, and says what would help', () => {
    const easy = inPlainWords(readingOf(EASY));
    expect(easy.says).toMatch(/^Easy to read\. Most people of \d+ could follow this at first reading\.$/);
    expect(easy.helps).toBe('');
    const hard = inPlainWords(readingOf(HARD));
    expect(hard.says).toBe('Hard to read. It asks for the reading of somebody who studied for long.');
    expect(hard.helps).toMatch(
      /^What would help: shorter sentences \(yours have about \d+ words; 15 is easy to follow\) and shorter words/,
    );
  });

  it('names only what would help', () => {
    expect(inPlainWords({ age: 14, words: 60, wordsInSentence: 30, syllablesInWord: 1.3 }).helps).toMatch(
      /shorter sentences(?!.*shorter words)/,
    );
    expect(inPlainWords({ age: 17, words: 60, wordsInSentence: 12, syllablesInWord: 1.9 })).toEqual({
      says: 'Hard to read. It asks for the reading of somebody of 17 or older.',
      helps: 'What would help: shorter words, such as “help” for “intervention”, or “was not taken to” for “non-attendance”.',
    });
    expect(inPlainWords({ age: 12, words: 60, wordsInSentence: 18, syllablesInWord: 1.4 }).helps).toBe(
      'What would help: a full stop where you now write “and”.',
    );
  });

  it('grows when the full stops are taken out', () => {
    const age = (text: string) => readingOf(text)?.age ?? 0;
    expect(age(EASY.replace(/\. /g, ' and '))).toBeGreaterThan(age(EASY) + 3);
  });
});
