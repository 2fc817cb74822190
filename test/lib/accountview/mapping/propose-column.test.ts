import { DEFAULT_DICTIONARY, type ColumnInfo } from '../../../../lib/accountview';
import { labelLikeness } from '../../../../lib/accountview/mapping/labels';
import { proposeColumn } from '../../../../lib/accountview/mapping/propose-column';

function column(name: string, label: string, changes: Partial<ColumnInfo> = {}): ColumnInfo {
	return {
		name,
		label,
		type: 'C',
		length: 10,
		mandatory: false,
		upperCase: true,
		readOnly: false,
		linksTo: '',
		...changes,
	};
}

function fieldOf(entity: 'order' | 'project', name: string) {
	const field = DEFAULT_DICTIONARY[entity].fields[name];
	if (field === undefined) throw new Error(`No field ${name}`);
	return field;
}

describe('proposeColumn', () => {
	it('takes the one column that means the same', () => {
		const free = [column('SO_NR', 'Ordernummer'), column('CTR_NR', 'Contractnummer')];
		expect(proposeColumn(fieldOf('order', 'number'), free, undefined).column?.name).toBe('SO_NR');
	});

	it('guesses nothing where two columns may be meant, and names both', () => {
		const free = [column('EMP_A', 'Verkoper'), column('EMP_B', 'Projectleider')];
		const proposal = proposeColumn(fieldOf('order', 'employee'), free, undefined);
		expect(proposal.column).toBeUndefined();
		expect(proposal.candidates.toSorted()).toEqual(['EMP_A', 'EMP_B']);
	});

	it('lets the table that a column links to decide', () => {
		const free = [
			column('EMP_A', 'Verkoper', { linksTo: 'USERS' }),
			column('EMP_B', 'Projectleider', { linksTo: 'EMPLOYEE' }),
		];
		const proposal = proposeColumn(fieldOf('order', 'employee'), free, 'EMPLOYEE');
		expect(proposal.column?.name).toBe('EMP_B');
	});

	it('never takes a column of another kind of value', () => {
		const free = [column('END_TXT', 'Einddatum'), column('END_N', 'Einddatum', { type: 'N' })];
		expect(proposeColumn(fieldOf('project', 'endDate'), free, undefined)).toEqual({
			candidates: [],
		});
	});
});

describe('labelLikeness', () => {
	it.each([
		['Projecttype', 'Soort project'],
		['Leverdatum', 'Datum levering'],
		['Medewerkercode', 'Nummer werknemer'],
		['Externe notitie', 'Extern memo'],
	])('sees that %s and %s mean the same', (one, other) => {
		expect(labelLikeness(one, other)).toBe(1);
	});

	it.each([
		['Leverdatum', 'Factuurdatum'],
		['Ordernummer', 'Projectcode'],
		['Uursoort', 'Omschrijving'],
		['', 'Naam'],
	])('sees that %s and %s do not', (one, other) => {
		expect(labelLikeness(one, other)).toBeLessThan(0.6);
	});
});
