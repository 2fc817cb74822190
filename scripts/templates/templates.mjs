// @ts-check
/** Every shipped template with the builder that makes it. */
import { setUp } from './00-set-up.mjs';
import { customers } from './01-customers.mjs';
import { projects } from './02-projects.mjs';
import { workOrdersToSalesOrders } from './03-work-orders-to-sales-orders.mjs';
import { salesOrdersToWorkOrders } from './04-sales-orders-to-work-orders.mjs';
import { executedWork } from './05-executed-work.mjs';
import { hours } from './06-hours.mjs';
import { syncErrors } from './07-sync-errors.mjs';
import { status } from './08-status.mjs';
import { firstRun } from './09-first-run.mjs';
import { errors } from './10-errors.mjs';
import { mailReport } from './11-mail-report.mjs';
import { profileMatrix } from './12-profile-matrix.mjs';
import { mailAttention } from './13-mail-attention.mjs';
import { mailDigest } from './14-mail-digest.mjs';
import { sendInvoices } from './15-send-invoices.mjs';
import { orderConfirmationsAndReminders } from './16-order-confirmations-and-reminders.mjs';
import { customersWithoutEmail } from './17-customers-without-e-mail.mjs';
import { vatReturn } from './18-vat-return.mjs';
import { icpStatement } from './19-icp-statement.mjs';
import { filingCalendar } from './20-filing-calendar.mjs';
import { followFilings } from './21-follow-filings.mjs';
import { registerCompaniesAndUsers } from './22-register-companies-and-users.mjs';
import { newCostCarriers } from './23-new-cost-carriers.mjs';
import { accessOverview } from './24-access-overview.mjs';
import { autoReportReadiness } from './25-autoreport-readiness.mjs';

/** @type {Readonly<Record<string, () => import('./parts/flow.mjs').Flow>>} */
const BUILDERS = {
	'00-set-up.json': setUp,
	'01-customers.json': customers,
	'02-projects.json': projects,
	'03-work-orders-to-sales-orders.json': workOrdersToSalesOrders,
	'04-sales-orders-to-work-orders.json': salesOrdersToWorkOrders,
	'05-executed-work.json': executedWork,
	'06-hours.json': hours,
	'07-sync-errors.json': syncErrors,
	'08-status.json': status,
	'09-first-run.json': firstRun,
	'10-errors.json': errors,
	'11-mail-report.json': mailReport,
	'12-profile-matrix.json': profileMatrix,
	'13-mail-attention.json': mailAttention,
	'14-mail-digest.json': mailDigest,
	'15-send-invoices.json': sendInvoices,
	'16-order-confirmations-and-reminders.json': orderConfirmationsAndReminders,
	'17-customers-without-e-mail.json': customersWithoutEmail,
	'18-vat-return.json': vatReturn,
	'19-icp-statement.json': icpStatement,
	'20-filing-calendar.json': filingCalendar,
	'21-follow-filings.json': followFilings,
	'22-register-companies-and-users.json': registerCompaniesAndUsers,
	'23-new-cost-carriers.json': newCostCarriers,
	'24-access-overview.json': accessOverview,
	'25-autoreport-readiness.json': autoReportReadiness,
};

/** What the files of workflows/ hold. @returns {readonly { file: string; text: string }[]} */
export const templates = () =>
	Object.entries(BUILDERS).map(([file, build]) => ({
		file,
		text: `${withShortLists(JSON.stringify(build(), null, '\t'))}\n`,
	}));

/** As Prettier counts: characters in a line, and those that a tab takes. */
const WIDTH = 100;
const TAB = 2;

/** Positions, and lists of words that fit into a line, on one line, as Prettier has them. @param {string} json */
const withShortLists = (json) =>
	json
		.replace(/\[\s+(-?\d+),\s+(-?\d+)\s+\]/g, (_, x, y) => `[${x}, ${y}]`)
		.replace(
			/^(\t*)(.*)\[\s+("\w+"(?:,\s+"\w+")*)\s+\](,?)/gm,
			(whole, tabs, name, words, comma) => {
				const line = `${name}[${words.replace(/\s+/g, ' ')}]${comma}`;
				return tabs.length * TAB + line.length > WIDTH ? whole : tabs + line;
			},
		);
