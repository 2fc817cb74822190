// @ts-check
/** A new colleague is registered at the Visma services (22). */
import { addRow } from '../e2e/data-tables.mjs';
import { Failure } from '../lib/failure.mjs';
import { COLLEAGUE } from './story.mjs';

/**
 * @typedef {import('./day.mjs').Day} Day
 * @typedef {import('./day.mjs').Event} Event
 */

const TABLE = 'accountview_users';

/** At which services the colleague is registered. @param {Day} day @returns {Promise<string[]>} */
async function registeredAt({ stack }) {
	/** @type {Record<string, { users: { email: string }[] }>} */
	const services = await stack.sandbox.control('GET', '/registration');
	return Object.keys(services).filter((name) =>
		services[name]?.users.some(({ email }) => email === COLLEAGUE.email),
	);
}

/** @type {readonly Event[]} */
export const registration = [
	{
		at: '16:30',
		what: 'a new colleague is put into the table of users, and registered',
		async happens(day) {
			await addRow(day.stack, TABLE, COLLEAGUE);
			const form = await day.form('accountview-register');
			await form.send({ 'Wat wilt u registreren?': ['Gebruikers'] });
			const plan = form.expect(/^Dit zou er gebeuren$/);
			await form.send({ 'Wat wilt u doen?': 'Uitvoeren' });
			const page = form.expect(/uitgevoerd$/);
			const services = await registeredAt(day);
			if (services.length === 0) throw new Failure('NOT_REGISTERED', page.text.slice(0, 400));
			const steps = plan.rows.filter(([, record = '']) => record.includes(COLLEAGUE.lastName));
			return {
				what: `${steps.length} steps were shown first. ${page.title}: ${COLLEAGUE.firstName} is at ${services.join(' and ')}, with invitations in the mailbox.`,
				look: day.inSandbox('#registration'),
				counts: { 'registrations at the Visma services': services.length },
			};
		},
	},
];
