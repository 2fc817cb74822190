// @ts-check
/** Before the doors open: the set-up form (00), and the flow that registers the firm every morning (22). */
import { addRow } from '../e2e/data-tables.mjs';
import { shown } from '../lib/paths.mjs';
import { BOOKKEEPER } from './story.mjs';

/** @typedef {import('./day.mjs').Event} Event */

const SETTINGS = 'AccountView settings';

/** @type {readonly Event[]} */
export const opening = [
	{
		at: '07:30',
		what: 'the office fills in the set-up form',
		async happens(day) {
			const form = await day.form('accountview-set-up');
			await form.send();
			form.expect(/^Koppeling AccountView instellen$/);
			await form.send({
				'Adres van de werkbonnen-app': day.stack.appUrl,
				'Uursoort voor werktijd': 'WERK – Werktijd',
				'Uursoort voor reistijd': 'REIS – Reistijd',
				'Mailadres voor het dagelijkse overzicht': BOOKKEEPER,
			});
			form.expect(/^De instellingen zijn bewaard$/);
			// The form does not ask for it: it is for those who want files of their invoices.
			await addRow(day.stack, SETTINGS, { name: 'documents.folder', value: day.documents });
			return {
				what: `Hour types are chosen, ${BOOKKEEPER} gets the mail, files go to ${shown(day.documents)}.`,
				look: `${day.stack.editor}/form/accountview-set-up`,
			};
		},
	},
	{
		at: '07:45',
		what: 'the flow of every morning registers the firm at the Visma services',
		async happens(day) {
			// The first run of this flow makes the table of users and does nothing else yet.
			const services = await day.after(['22'], 'the firm at both services', async () => {
				/** @type {Record<string, { companies: readonly object[] }>} */
				const kept = await day.stack.sandbox.control('GET', '/registration');
				return Object.values(kept).every(({ companies }) => companies.length > 0) && kept;
			});
			return {
				what: `It is known at ${Object.keys(services).join(' and ')}; projects follow by themselves (23).`,
				look: day.inSandbox('#registration'),
				counts: { 'registrations at the Visma services': Object.keys(services).length },
			};
		},
	},
];
