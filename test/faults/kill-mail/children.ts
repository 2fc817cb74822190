import { join } from 'node:path';
import { KillableProgram } from '../kill/killable-program';
import type { MailTask, MailTaskOutcome } from './task';

/** Processes that send mail, of one program that is built once. */
export class MailChildren extends KillableProgram<MailTask, MailTaskOutcome> {
	constructor() {
		super('kill-mail', join(__dirname, 'child.ts'));
	}
}
