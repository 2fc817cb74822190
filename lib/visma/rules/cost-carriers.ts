import type { Bilingual } from '../language';
import { grouped } from './grouped';
import { compared } from './made-by-hand';
import type { CostCarrier } from './master-data';
import type { CostCarrierData } from './registered';
import type { CostCarrierKind } from './services';
import type { Verdict } from './verdict';

export const COST_CARRIER_NAMES: Readonly<Record<CostCarrierKind, Bilingual>> = {
	project: { nl: 'projecten', en: 'projects' },
	costType: { nl: 'kostensoorten', en: 'cost types' },
	costCentre: { nl: 'kostenplaatsen', en: 'cost centres' },
};

/** What a cost carrier is registered with: a code can be that of a project and of a cost centre. */
export function costCarrierKey({
	kind,
	company,
	code,
}: Pick<CostCarrierData, 'kind' | 'company' | 'code'>): string {
	// A slash in the company would make it the carrier of another one.
	return `${kind}/${company.replace(/[%/]/g, encodeURIComponent)}/${code}`;
}

/**
 * Cost carriers of the kinds that the licence has, in companies that are registered at Visma.net. One that is given
 * more than once is told, and where the descriptions differ it waits: nobody can tell which of them holds.
 *
 * @param companies own references of those that are, or are being, registered there
 */
export function judgeCostCarriers(
	carriers: readonly CostCarrier[],
	licensed: readonly CostCarrierKind[],
	companies: ReadonlySet<string>,
): readonly Verdict<CostCarrierData>[] {
	const ofLicence = carriers.filter(({ kind }) => licensed.includes(kind));
	// AccountView knows no capitals in codes.
	const alike = grouped(ofLicence, (carrier) => costCarrierKey(carrier).toLowerCase());
	return [...alike.values()].flatMap((group) => {
		const [first] = inOrder(group);
		if (first === undefined) return [];
		const { kind, company, code, description } = first;
		const key = costCarrierKey({ kind, company, code });
		const descriptions = new Set(group.map((one) => one.description));
		const reason = !companies.has(company)
			? companyMissing(company)
			: descriptions.size > 1
				? describedTwice([...descriptions].toSorted())
				: null;
		return [
			{
				key,
				name: description === '' ? code : `${code} ${description}`,
				wish: reason === null ? ('register' as const) : ('hold' as const),
				data: { kind, company, code, description },
				reason,
				notices: group.length === 1 ? [] : [givenTwice(group.length)],
			},
		];
	});
}

/** The same one first, in whatever order they were read. */
function inOrder(group: readonly CostCarrier[]): readonly CostCarrier[] {
	if (group.length === 1) return group;
	return group.toSorted(
		(one, other) => compared(one.code, other.code) || compared(one.description, other.description),
	);
}

function givenTwice(count: number): Bilingual {
	return {
		nl: `Staat ${count} keer in de tabel; haal de andere eruit.`,
		en: `Is in the table ${count} times; take the others out.`,
	};
}

function describedTwice(descriptions: readonly string[]): Bilingual {
	const named = descriptions.map((one) => `"${one}"`).join(', ');
	return {
		nl: `Staat meer dan eens in de tabel, met verschillende omschrijvingen (${named}); laat er één staan.`,
		en: `Is in the table more than once, with different descriptions (${named}); leave one of them.`,
	};
}

function companyMissing(company: string): Bilingual {
	return {
		nl: `Onderneming ${company} is niet geregistreerd bij Visma.net; registreer haar eerst.`,
		en: `Company ${company} is not registered at Visma.net; register it first.`,
	};
}

/** Of a whole kind, once. */
export function notLicensed(kind: CostCarrierKind, count: number): Bilingual {
	const { nl, en } = COST_CARRIER_NAMES[kind];
	return {
		nl: `De licentie heeft geen ${nl} (${count} overgeslagen).`,
		en: `The licence has no ${en} (${count} passed over).`,
	};
}
