import { main } from './main.js';

describe('the shipped thesaurus', () => {
  it('lints clean', () => {
    let printed = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    const exitCode = main(['libs/alignment/thesaurus']);
    write.mockRestore();
    expect(printed).toMatch(/^\d+ concepts, 0 problems\n$/u);
    expect(exitCode).toBe(0);
  });
});
