import { main } from './lint-command.js';

process.exitCode = main(process.argv.slice(2));
