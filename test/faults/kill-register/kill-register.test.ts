import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { temporaryFolder } from '../../contract/store/stores';
import { KillableProgram } from '../kill/killable-program';
import type { RegisterTask, RegisterTaskOutcome } from './task';

/** Longer than a claim holds. */
const TWO_MINUTES = 120_000;

const children = new KillableProgram<RegisterTask, RegisterTaskOutcome>(
	'kill-register',
	join(__dirname, 'child.ts'),
);
const folder = temporaryFolder();
let world: Sandbox;
let token: string;

beforeAll(async () => {
	world = await startSandbox({ seed: 'empty' });
	const { client, baseUrl } = world.visma;
	const form = {
		...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
		tenant_id: client.tenantId,
	};
	const body = new URLSearchParams(form);
	const answer = await fetch(`${baseUrl}/connect/token`, { method: 'POST', body });
	token = String(Reflect.get(Object(await answer.json()), 'access_token'));
});
afterAll(async () => {
	await world.stop();
	children.remove();
	rmSync(folder, { recursive: true, force: true });
});

/** The office as it was: somebody who left, and Bo by the name that she had. */
function begin(): void {
	world.visma.clear();
	world.mailbox.clear();
	const base = { key: '', at: 0, isAdministrator: false, invitation: 'accepted' } as const;
	world.visma.kept('visma.net').users.push(
		{
			...{ id: 'u-oud', reference: 'OUD', firstName: 'Oud', lastName: 'Medewerker' },
			...{ email: 'oud@firma.nl', ...base },
		},
		{
			...{ id: 'u-bo', reference: 'BO', firstName: 'Bo', lastName: 'Eerder' },
			...{ email: 'bo@firma.nl', ...base },
		},
	);
}

function task(name: string, ahead: number, killAt = 0): RegisterTask {
	const { baseUrl } = world.visma;
	return { file: join(folder, `${name}.sqlite`), baseUrl, token, ahead, killAt };
}

const ALL_DONE = [
	'done remove user Oud Medewerker',
	'done create company Firma B.V.',
	'done update user Bo Visser',
	'done create user An Bakker',
	'done create costCarrier P1 Verbouwing',
	'done grant access AN: FIRMA, AutoReport User',
];

describe('A process that registers and is killed at every numbered step', () => {
	it('invites nobody twice, and loses no removal', async () => {
		begin();
		const whole = await children.run(task('whole', 0));
		expect(whole?.results).toEqual(ALL_DONE);
		const steps = whole?.steps ?? [];

		for (const [index, step] of steps.entries()) {
			begin();
			const name = `step${index + 1}`;
			await children.run(task(name, 0, index + 1));
			const atOnce = await children.run(task(name, 0));
			const later = await children.run(task(name, TWO_MINUTES));
			const last = await children.run(task(name, TWO_MINUTES));

			const at = `killed at step ${index + 1}: ${step}`;
			const { users, companies, access, costCarriers } = world.visma.kept('visma.net');
			const mails = world.mailbox.mails().map(({ to }) => to.join());
			expect([at, mails]).toEqual([at, ['an@firma.nl']]);
			expect([at, users.map(({ lastName }) => lastName)]).toEqual([
				at,
				['Heer', 'Visser', 'Bakker'],
			]);
			expect([at, companies.length, access.length, costCarriers.length]).toEqual([at, 1, 1, 1]);
			expect([at, last?.results]).toEqual([at, []]);
			// What the killed one was at is left to it for as long as it may take.
			for (const result of [...(atOnce?.results ?? []), ...(later?.results ?? [])]) {
				expect([at, result.split(' ')[0]]).toEqual([at, expect.stringMatching(/^(done|waits)$/)]);
			}
		}
		expect(steps).toContain('apply, answered POST users');
		expect(steps.length).toBeGreaterThanOrEqual(30);
	}, 900_000);
});
