import { readFile } from 'node:fs/promises';
import type { AppContact } from '../../sandbox';
import { sandbox, stopSandboxes } from './support/sandbox';
import { app } from './support/work-order-app';

afterEach(stopSandboxes);

const CONTACT: AppContact = {
	code: 'P',
	salutation: '',
	firstName: '',
	lastName: '',
	email: '',
	phone: '',
	mobile: '',
};

describe.each(['docs/field-service-api.md', 'sandbox/README.md'])('%s', (file) => {
	it('tells every resource of the app and every field of its records', async () => {
		const text = await readFile(file, 'utf8');
		const { collections } = (await sandbox()).workOrders;
		const line = { code: 'A', quantity: 1, price: 1, description: 'A' };
		const records = {
			customers: collections.customers.create({ name: 'A' }),
			projects: collections.projects.create({ code: 'P', name: 'A' }),
			'project-types': collections.projectTypes.create({ code: 'S', name: 'A' }),
			'work-orders': collections.workOrders.create({ articles: [{ ...line, ticked: true }] }),
			articles: collections.articles.create({ code: 'A', name: 'A' }),
			hours: collections.hours.create({ employee: '', date: '2026-03-02', hours: 1 }),
			employees: collections.employees.create({ name: 'A' }),
		};
		const made = ['id', 'createdAt', 'modifiedAt'];
		const named = (name: string): boolean => new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(text);

		for (const [resource, record] of Object.entries(records)) {
			expect(text).toContain(`/${resource}`);
			const fields = Object.keys(record).filter((field) => !made.includes(field));
			expect(fields.filter((field) => !named(field))).toEqual([]);
		}
		expect(Object.keys({ ...line, ticked: true }).filter((field) => !named(field))).toEqual([]);
	});
});

describe('docs/field-service-api.md', () => {
	it('tells every field of contact persons and notes', async () => {
		const text = await readFile('docs/field-service-api.md', 'utf8');
		const world = await sandbox();
		const { contacts } = world.workOrders.create({ name: 'A', contacts: [CONTACT] });
		await app(world, 'POST', '/customers/1/notes', { text: 'A' });
		const [note] = world.workOrders.allNotes();

		expect(text).toContain(`\`[{${Object.keys(contacts[0] ?? {}).join(', ')}}]\``);
		const told = /A note is `\{(?<fields>[^}]*)\}`/.exec(text)?.groups?.['fields'] ?? '';
		expect(told.split(', ').sort()).toEqual(Object.keys(note ?? {}).sort());
	});
});
