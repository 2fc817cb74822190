import { CONNECTOR_SENTENCES } from './connector/dutch';
import type { VismaErrorCode } from './errors';
import type { InDutch } from './language';

const SENTENCES: Readonly<Record<VismaErrorCode, InDutch>> = {
	VISMA_SOURCE_INVALID: {
		messageNl: 'Een opgegeven tabel is niet te gebruiken; de Engelse melding noemt tabel en rij.',
		remedyNl:
			'Verbeter de tabel of de toewijzing van de kolommen; er is niets gepland of gewijzigd.',
	},
	VISMA_SETTINGS_INVALID: {
		messageNl: 'Een instelling van het plan is niet te gebruiken.',
		remedyNl: 'Verbeter de instelling die de Engelse melding noemt.',
	},
	VISMA_REMOVALS_HELD: {
		messageNl: 'Er zou meer worden verwijderd dan zonder bevestiging is toegestaan.',
		remedyNl:
			'Er is niets gedaan. Controleer of de tabellen volledig zijn; klopt het, bevestig dan de verwijderingen.',
	},
	VISMA_PLAN_CHANGED: {
		messageNl: 'Het plan is veranderd nadat het is bekeken.',
		remedyNl: 'Er is niets gedaan. Bekijk het nieuwe plan, en voer dat uit.',
	},
	VISMA_STEP_TAKEN: {
		messageNl: 'Een andere uitvoering registreert dit op dit moment.',
		remedyNl: 'Wacht tot die klaar is; de volgende run doet wat overblijft.',
	},
};

const ALL: ReadonlyMap<string, InDutch> = new Map([
	...Object.entries(SENTENCES),
	...Object.entries(CONNECTOR_SENTENCES),
]);

/** What a code of this room means, for those who read Dutch; undefined for codes of others. */
export function inDutch(code: string): InDutch | undefined {
	return ALL.get(code);
}
