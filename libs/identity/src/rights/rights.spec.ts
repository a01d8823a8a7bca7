import { accountIdOfActor, actorOf, rightsOf, ROLES, SCOPES, scopesFor } from './rights.js';

describe('rightsOf', () => {
  it('gives each role what it needs and no more', () => {
    expect(ROLES.map((role) => [role, rightsOf([role])])).toEqual([
      ['admin', ['see-internal', 'discuss', 'review', 'edit-catalogue', 'administer']],
      ['editor', ['see-internal', 'discuss', 'edit-catalogue']],
      ['reviewer', ['see-internal', 'discuss', 'review']],
      ['company', []],
    ]);
    expect(rightsOf([])).toEqual([]);
  });

  it('adds up roles', () => {
    expect(rightsOf(['reviewer', 'editor'])).toEqual(['see-internal', 'discuss', 'review', 'edit-catalogue']);
  });

  it('gives a key no more than its owner has and no more than its scopes say', () => {
    expect(rightsOf(['admin'], ['read'])).toEqual(['see-internal']);
    expect(rightsOf(['admin'], ['edit'])).toEqual(['see-internal', 'discuss', 'edit-catalogue']);
    expect(rightsOf(['editor'], ['admin'])).toEqual(['see-internal', 'discuss', 'edit-catalogue']);
    expect(rightsOf(['company'], [...SCOPES])).toEqual([]);
    expect(rightsOf(['admin'], [])).toEqual([]);
  });
});

describe('scopesFor', () => {
  it.each([
    [['admin'], ['read', 'review', 'edit', 'admin']],
    [['editor'], ['read', 'edit']],
    [['reviewer'], ['read', 'review']],
    [[], ['read']],
  ] as const)('lets %j make keys for %j', (roles, scopes) => {
    expect(scopesFor(roles)).toEqual(scopes);
  });
});

it('finds the account of an actor again, and none in the actors of earlier releases', () => {
  expect(accountIdOfActor(actorOf({ accountId: 'a-1' }))).toBe('a-1');
  expect(accountIdOfActor('local')).toBeUndefined();
});
