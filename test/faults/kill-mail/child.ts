/*
 * A program for the kill matrix of mail: sends messages through the outbox in a process of its own,
 * which may kill itself at a numbered step.
 */
import { randomUUID } from 'node:crypto';
import { MailError, MailSender, Outbox, SmtpTransport } from '../../../lib/mail';
import { openSqliteStore } from '../../../lib/store';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { digest } from '../../../nodes/shared/digest';
import { sampleContent, sampleFile, sampleProfile } from '../../lib/mail/samples';
import { NumberedStore, Steps } from '../kill/steps';
import { keyOf, type MailTarget, type MailTask, type MailTaskOutcome } from './task';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** Large enough to be on its way for a while. */
const FILE = new Uint8Array(400_000);

async function carryOut({
	file,
	to,
	messages,
	ahead,
	killAt,
	killFrom,
}: MailTask): Promise<MailTaskOutcome> {
	const clock = { ...systemClock, now: () => Date.now() + ahead };
	const steps = new Steps(killAt, killFrom === undefined ? undefined : phaseOf(killFrom));
	const store = await openSqliteStore({ file, clock });
	const outbox = new Outbox(new NumberedStore(store, steps), { newId: randomUUID });
	const transport = transportTo(to);
	const ports = { clock, random: Math.random, logger: silent, digest };
	const patience = { longestWaitMs: 0, retryWithinMs: 0 };
	const sender = new MailSender(sampleProfile(), outbox, transport, ports);
	const mails = Array.from({ length: messages }, (_, number) => ({
		key: keyOf(number),
		content: sampleContent({ attachments: [watched(steps)] }),
	}));
	steps.phase = 'all';
	await outbox.register(mails.map(({ key, content }) => sender.entryOf(key, content)));
	const outcomes: string[] = [];
	for (const [number, { key, content }] of mails.entries()) {
		steps.phase = phaseOf(number);
		outcomes.push(await sender.send(key, content, patience).then(wordOf, codeOf));
	}
	steps.phase = 'end';
	await sender.flush();
	await transport.close();
	await store.close();
	return { steps: steps.names, outcomes };
}

function transportTo({ host, port, security, ca, account }: MailTarget): SmtpTransport {
	return new SmtpTransport({
		profile: 'FACT',
		sender: 'facturen@demo-installatie.example',
		signIn: account === null ? { kind: 'none' } : { kind: 'password', ...account },
		server: {
			host,
			port,
			security,
			ca,
			timeouts: { connectMs: 5000, greetingMs: 5000, answerMs: 5000 },
		},
	});
}

function phaseOf(message: number): string {
	return `message ${message}`;
}

/** A file whose reading is a step as well. */
function watched(steps: Steps) {
	const file = sampleFile(FILE);
	return {
		...file,
		open: () => Promise.resolve(inSteps(steps, file.open())),
	};
}

async function* inSteps(
	steps: Steps,
	opening: ReturnType<ReturnType<typeof sampleFile>['open']>,
): AsyncGenerator<Uint8Array, void> {
	steps.pass('first byte of the file');
	let pieces = 0;
	for await (const piece of await opening) {
		yield piece;
		pieces += 1;
		if (pieces === 4) steps.pass('middle of the file');
	}
	steps.pass('last byte of the file');
}

function wordOf({ wasSentBefore }: { readonly wasSentBefore: boolean }): string {
	return wasSentBefore ? 'before' : 'sent';
}

function codeOf(error: unknown): string {
	if (error instanceof MailError) return error.code;
	throw error;
}

async function main(): Promise<void> {
	const [, , task = ''] = process.argv;
	const outcome = await carryOut(JSON.parse(task) as MailTask);
	process.stdout.write(JSON.stringify(outcome));
}

void main();
