import { readMasterData } from '../../../lib/visma';

/** Rows that are texts alone are taken without a schema: what comes out, and what is refused, is the same. */
describe('Rows of rights', () => {
	const TABLES = {
		users: [{ code: 'AN' }, { code: '7' }],
		groups: [{ code: 'BOEK' }],
		companies: [{ code: 'FIRMA' }],
		administrations: [{ code: 'FIRMA26', company: 'FIRMA', year: 2026 }],
	};
	const AN = { user: 'AN', group: '' };

	it.each([
		['rights', { user: 'an', administration: 'firma26' }, { ...AN, administration: 'FIRMA26' }],
		[
			'rights',
			{ user: ' an ', group: null, administration: 'firma26 ' },
			{ ...AN, administration: 'FIRMA26' },
		],
		['appRights', { user: 'AN', app: 'Visma Scanner' }, { ...AN, app: 'Visma Scanner' }],
		['appRights', { user: 7, app: ' Visma Scanner' }, { ...AN, user: '7', app: 'Visma Scanner' }],
		[
			'roleRights',
			{ group: 'boek', role: 'Approver', company: 'firma' },
			{ user: '', group: 'BOEK', role: 'Approver', company: 'FIRMA' },
		],
		['roleRights', { user: 'AN' }, { ...AN, role: 'AutoReport User', company: '' }],
		['roleRights', { user: 'AN', role: '' }, { ...AN, role: 'AutoReport User', company: '' }],
	] as const)('%s: %j', (table, row, read) => {
		expect(readMasterData({ ...TABLES, [table]: [row] })[table]).toEqual([read]);
	});

	it.each([
		['rights', { user: 'AN', administration: '' }, 'administration is empty'],
		['rights', { user: 'AN' }, 'administration is empty'],
		['rights', { administration: 'FIRMA26' }, 'needs either a user or a group'],
		[
			'rights',
			{ user: 'AN', group: 'BOEK', administration: 'FIRMA26' },
			'needs either a user or a group',
		],
		['appRights', { user: 'AN', app: ' ' }, 'app is empty'],
		['appRights', { app: 'Visma Scanner' }, 'needs either a user or a group'],
		['roleRights', { role: 'Approver' }, 'needs either a user or a group'],
		['roleRights', { user: 'AN', role: true }, 'role Invalid input'],
	] as const)('%s: %j is refused, with its number', (table, row, what) => {
		const good = { user: 'AN', administration: 'FIRMA26', app: 'Visma Scanner' };

		expect(() => readMasterData({ ...TABLES, [table]: [good, row] })).toThrow(
			`cannot be used at ${table}, row 2: ${what}`,
		);
	});

	it.each(['text', null, ['AN', 'FIRMA26']])('%j for a row is refused', (row) => {
		expect(() => readMasterData({ rights: [row] })).toThrow('cannot be used at rights, row 1');
	});
});
