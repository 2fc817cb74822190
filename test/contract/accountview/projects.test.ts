import { Projects, ReferenceList } from '../../../lib/accountview';
import { collect, errorOf } from '../../lib/accountview/support/client-with';
import { containing } from '../../lib/accountview/support/expecting';
import { RUNNABLE } from './switch-settings';
import { World, pluck } from './world';

/** Projects, project types and employees against every setting of every switch, each on its own. */

/** Renames everything that projects, their types and employees use. */
const ALL_NAMES =
	'PJ1=PRJ, PROJECTS=PROJ, PROJECTS.PROJ_CODE=CODE, PROJECTS.PROJ_DESC=NAAM, PROJECTS.SUB_NR=KLANT, PROJECTS.PROJ_TYPE=PT_CODE, PROJECTS.EMP_NR=MDW, PROJECTS.PRO_STAT=STATUS, PROJECTS.END_DATE=EINDE, PT1=PRT, PJ_TYPE=SOORT, PJ_TYPE.PROJ_TYPE=PT_CODE, PJ_TYPE.TYPE_DESC=NAAM, EM1=MDW, EMPLOYEE=MEDEW, EMPLOYEE.EMP_NR=NUMMER, EMPLOYEE.EMP_NAME=NAAM';

const ALL_RENAMED = {
	project: {
		businessObject: 'PRJ',
		table: 'PROJ',
		fields: {
			code: 'CODE',
			description: 'NAAM',
			customerNumber: 'KLANT',
			projectType: 'PT_CODE',
			employee: 'MDW',
			status: { column: 'STATUS', type: 'N', length: 1 },
			endDate: { column: 'EINDE', type: 'D' },
		},
	},
	projectType: {
		businessObject: 'PRT',
		table: 'SOORT',
		fields: { code: 'PT_CODE', description: 'NAAM' },
	},
	employee: {
		businessObject: 'MDW',
		table: 'MEDEW',
		fields: { number: 'NUMMER', name: 'NAAM' },
	},
};

const OPEN = { today: '2026-03-05', closedStatuses: ['1'] };

let world: World;

async function start(name: string, value: unknown): Promise<void> {
	world = await World.start({ switches: { accessTokenSeconds: 3600 } });
	const isDead = name === 'accessTokenSeconds' && value === 0;
	world.sandbox.setSwitches(isDead ? {} : { [name]: value });
}

function client(override?: object): ReturnType<World['client']> {
	return world.client(
		override === undefined ? {} : { dictionaryOverride: JSON.stringify(override) },
	);
}

/** Codes of the projects that a test on stored rows picks, past the API. */
function codesWhere(test: (row: Readonly<Record<string, unknown>>) => boolean): string[] {
	const rows = world.sandbox.accountView.projects.all();
	return rows.filter(test).map((row) => String(row['PROJ_CODE']));
}

function isOpen(row: Readonly<Record<string, unknown>>): boolean {
	const end = row['END_DATE'];
	return row['PRO_STAT'] !== 1 && (typeof end !== 'string' || end.slice(0, 10) >= OPEN.today);
}

function stored(code: string): Readonly<Record<string, unknown>> | undefined {
	return world.sandbox.accountView.projects.get(code);
}

afterEach(() => world.stop());

/** Without the module there are no projects at all; a test of its own shows what is said then. */
const LICENSED = RUNNABLE.filter(
	([name, value]) => !(name === 'projectsLicensed' && value === false),
);

describe.each(LICENSED)('with %s = %s', (name, value) => {
	beforeEach(() => start(name, value));

	it('projects are read once and in order, and filters give what the stored rows say', async () => {
		const projects = new Projects(client());
		const all = codesWhere(() => true);
		expect(await pluck(projects.list({}), 'code')).toEqual(all);
		const open = codesWhere(isOpen);
		expect(open.length).toBeLessThan(all.length);
		expect(await pluck(projects.list({ open: OPEN }), 'code')).toEqual(open);
		expect(await pluck(projects.list({ customerNumber: '10006', open: OPEN }), 'code')).toEqual(
			codesWhere((row) => row['SUB_NR'] === '10006' && isOpen(row)),
		);
		expect(await pluck(projects.list({ projectType: 'service' }), 'code')).toEqual(
			codesWhere((row) => row['PROJ_TYPE'] === 'SERVICE'),
		);
		expect(await pluck(projects.list({ search: 'RENOVATIE' }), 'code')).toEqual(['26-001']);
		expect(await pluck(projects.list({ search: 'nowhere' }), 'code')).toEqual([]);
	});

	it('a project is made, found, changed, and recognised by its code', async () => {
		const projects = new Projects(client());
		const fields = { code: '26-101', description: 'Dakgoot', customerNumber: '10002' };
		const created = await projects.create({ fields: { ...fields, startDate: '2026-03-02' } });
		expect(created).toMatchObject({ outcome: 'created', record: fields });
		expect(stored('26-101')).toMatchObject({
			PROJ_DESC: 'Dakgoot',
			BEG_DATE: containing('2026-03-02'),
		});
		expect(await projects.get('26-101')).toMatchObject({ ...fields, startDate: '2026-03-02' });

		await projects.update('26-101', { fields: { endDate: '2026-12-31' } });
		expect(stored('26-101')).toMatchObject({
			PROJ_DESC: 'Dakgoot',
			END_DATE: containing('2026-12-31'),
		});

		const codes = ['26-101', '26-102', '26-103', '26-104', '26-105', '26-106'];
		const index = await projects.index(codes);
		const outcomes: string[] = [];
		for (const code of codes) {
			const { outcome } = await projects.createOrUpdate(
				code,
				{ fields: { description: `Werk ${code}` } },
				index,
			);
			outcomes.push(outcome);
		}
		expect(outcomes).toEqual(['updated', ...Array<string>(5).fill('created')]);
		expect(codes.map((code) => stored(code)?.['PROJ_DESC'])).toEqual(
			codes.map((code) => `Werk ${code}`),
		);
	});

	it('what AccountView refuses is told of that project, and changes nothing', async () => {
		const projects = new Projects(client());
		const fields = { code: '26-101', description: 'Dakgoot', customerNumber: '99999' };
		expect(await errorOf(projects.create({ fields }))).toMatchObject({
			code: 'AV_REJECTED',
			record: 'project 26-101',
		});
		expect(stored('26-101')).toBeUndefined();
		expect(await errorOf(projects.get('99-999'))).toMatchObject({ code: 'AV_RECORD_NOT_FOUND' });
		const change = projects.update('99-999', { fields: { description: 'x' } });
		expect(await errorOf(change)).toMatchObject({ code: 'AV_RECORD_NOT_FOUND' });
	});

	it('employees and project types are listed, and looked up by their code', async () => {
		const employees = new ReferenceList(client(), 'employee', 'name');
		expect(await pluck(employees.list({}), 'number')).toEqual(
			world.sandbox.accountView.employees.all().map((row) => row['EMP_NR']),
		);
		expect(await pluck(employees.list({ key: '104' }), 'name')).toEqual(['Sanne Kok']);
		expect(await pluck(employees.list({ blocked: true }), 'number')).toEqual(['105']);
		expect(await pluck(employees.list({ key: '999' }), 'number')).toEqual([]);
		const types = new ReferenceList(client(), 'projectType', 'description');
		expect(await pluck(types.list({ search: 'nieuwbouw' }), 'code')).toEqual(['NIEUWBOUW']);
	});
});

describe('other names', () => {
	beforeEach(() => start('names', ALL_NAMES));

	it('without an override the name that is missing is told', async () => {
		expect(await errorOf(collect(new Projects(client()).list({})))).toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			message: containing('PJ1'),
		});
	});

	it('with half an override the column that is missing is told', async () => {
		const half = { project: { businessObject: 'PRJ', table: 'PROJ' } };
		expect(await errorOf(collect(new Projects(client(half)).list({})))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			message: containing('PROJ_CODE'),
		});
	});

	it('with an override all of it works', async () => {
		const projects = new Projects(client(ALL_RENAMED));
		expect(await pluck(projects.list({ open: OPEN }), 'code')).toEqual(codesWhere(isOpen));
		await projects.create({ fields: { code: '26-101', description: 'Dakgoot' } });
		await projects.update('26-101', { fields: { customerNumber: '10002' } });
		expect(stored('26-101')).toMatchObject({ PROJ_DESC: 'Dakgoot', SUB_NR: '10002' });
		const employees = new ReferenceList(client(ALL_RENAMED), 'employee', 'name');
		expect(await pluck(employees.list({ key: '104' }), 'name')).toEqual(['Sanne Kok']);
		const types = new ReferenceList(client(ALL_RENAMED), 'projectType', 'description');
		expect(await pluck(types.list({ search: 'service' }), 'code')).toEqual(['SERVICE']);
	});
});

describe('an installation without projects', () => {
	beforeEach(() => start('projectsLicensed', false));

	it('says so', async () => {
		expect(await errorOf(new Projects(client()).get('26-001'))).toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			message: containing('PJ1'),
		});
	});
});
