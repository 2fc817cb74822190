// @ts-check
/** Before the doors open: what the flows are to do, filled in at the form of template 00. */
import { addRow } from '../e2e/data-tables.mjs';
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
				what: `Hour types are chosen, ${BOOKKEEPER} gets the mail, files go to ${day.documents}.`,
				look: `${day.stack.editor}/form/accountview-set-up`,
			};
		},
	},
];
