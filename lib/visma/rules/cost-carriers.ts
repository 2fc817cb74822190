import type { Bilingual } from '../language';
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
 * Cost carriers of the kinds that the licence has, in companies that are registered at Visma.net.
 *
 * @param companies own references of those that are, or are being, registered there
 */
export function judgeCostCarriers(
	carriers: readonly CostCarrier[],
	licensed: readonly CostCarrierKind[],
	companies: ReadonlySet<string>,
): readonly Verdict<CostCarrierData>[] {
	const unique = new Map(carriers.map((carrier) => [costCarrierKey(carrier), carrier]));
	return [...unique].flatMap(([key, { kind, company, code, description }]) => {
		if (!licensed.includes(kind)) return [];
		const isThere = companies.has(company);
		return [
			{
				key,
				name: description === '' ? code : `${code} ${description}`,
				wish: isThere ? ('register' as const) : ('hold' as const),
				data: { kind, company, code, description },
				reason: isThere ? null : companyMissing(company),
				notices: [],
			},
		];
	});
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
