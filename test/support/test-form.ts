/** How the tests with real processes run: short in every run of all tests, long when asked for. */
export interface TestForm {
  /** Asked for by `--long`: as many repetitions as the promises are made for. */
  readonly isLong: boolean;
  /** What the random numbers of a run start from; a failure names it. */
  readonly seed: number;
  /** Whether the processes under test write their logs to the terminal. */
  readonly isLogged: boolean;
}

const USUAL_SEED = 20_261_124;

/** Reads `JEONGHAP_TEST_FORM=long`, `JEONGHAP_TEST_SEED` (a whole number) and `JEONGHAP_TEST_LOG` (anything). */
export function readTestForm(): TestForm {
  const { JEONGHAP_TEST_FORM: form, JEONGHAP_TEST_SEED: seed, JEONGHAP_TEST_LOG: log } = process.env;
  return {
    isLong: form === 'long',
    seed: seed === undefined || seed === '' ? USUAL_SEED : Number.parseInt(seed, 10),
    isLogged: log !== undefined && log !== '',
  };
}
