import { config } from 'zod';

// the content security policy forbids code that is made from text; this must be said before any rule is made
config({ jitless: true });
