import { matchOf, notedAs } from '../../../src/domain/people/matching';

const HOST = 'host';
const account = (email: string, userPrincipalName: string) => ({ name: 'Pat', email, userPrincipalName });
const NOTED = [{ id: 'invited~pat@police.example', notedFrom: HOST }];
const sure = { who: 'host~pat', account: account('Pat@Police.example', ''), hadRoles: false, isShared: false };

it('looks for an address in any case of letters, by e-mail and by sign-in name', () => {
  expect(notedAs(account(' Pat@Police.Example', 'PAT@police.example'))).toEqual(['invited~pat@police.example']);
  expect(notedAs(account('pat@police.example', 'p.morris@police.example'))).toHaveLength(2);
  expect(notedAs(account('', 'no address'))).toEqual([]);
});

it('finds a guest by the address that their sign-in name holds', () => {
  expect(notedAs(account('', 'jane.doe_nca.nhs.uk#EXT#@northshire.example'))).toEqual(['invited~jane.doe@nca.nhs.uk']);
  expect(notedAs(account('', 'Jane_Doe_nca.nhs.uk#ext#@northshire.example'))).toEqual(['invited~jane_doe@nca.nhs.uk']);
  expect(notedAs(account('jane.doe@nca.nhs.uk', 'jane.doe_nca.nhs.uk#EXT#@northshire.example'))).toHaveLength(1);
});

it('is sure of a guest in the tenant of whoever noted them, and asks about one of another', () => {
  const guest = account('', 'pat_police.example#EXT#@host.example');
  expect(matchOf({ ...sure, account: guest }, NOTED)).toBe('them');
  expect(matchOf({ ...sure, who: 'partner~pat', account: guest }, NOTED)).toBe('to be confirmed');
});

it('is sure of an address in the tenant of whoever noted it', () => {
  expect(matchOf(sure, NOTED)).toBe('them');
  expect(matchOf(sure, [])).toBe('nobody');
});

it('asks about an e-mail address that another organisation says of its own account, but not about a sign-in name', () => {
  expect(matchOf({ ...sure, who: 'partner~pat' }, NOTED)).toBe('to be confirmed');
  expect(matchOf({ ...sure, who: 'partner~pat', account: account('', 'PAT@police.example') }, NOTED)).toBe('them');
});

it('asks where two were noted, where somebody else has the address, and where roles were taken away', () => {
  expect(matchOf(sure, [...NOTED, { id: 'invited~p@police.example', notedFrom: HOST }])).toBe('to be confirmed');
  expect(matchOf({ ...sure, isShared: true }, NOTED)).toBe('to be confirmed');
  expect(matchOf({ ...sure, hadRoles: true }, NOTED)).toBe('to be confirmed');
});
