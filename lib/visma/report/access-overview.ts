import { html, nothingYet, table, wideTable, type Markup } from '../../pages';
import type { Language } from '../language';
import { rightsOf } from '../rules/access';
import { grouped } from '../rules/grouped';
import type { MasterData } from '../rules/master-data';
import type { AccessData } from '../rules/registered';
import { SERVICE_NAMES, type Service } from '../rules/services';
import { pageOf, type ReportOptions } from './page';
import { WORDS } from './words';

/** More columns than this are no picture any more: then each user has two lists. */
const MOST_COLUMNS = 16;

interface UserAccess {
	readonly name: string;
	readonly access: readonly AccessData[];
}

/** Who may use which company, app and role by the rights of AccountView, as a page: users by companies and apps. */
export function renderAccessOverview(
	source: MasterData,
	services: readonly Service[],
	options: ReportOptions,
): string {
	const { language } = options;
	const shown = services.map((service) => ({ service, users: usersOf(source, service) }));
	const main = shown.every(({ users }) => users.length === 0)
		? nobodyYet(source, language)
		: sections(shown, language);
	return pageOf(options, WORDS.accessTitle, { header: null, main });
}

/** What to fill in first. */
function nobodyYet({ users }: MasterData, language: Language): Markup {
	const [title, text] =
		users.length === 0
			? [WORDS.noUsersTitle, WORDS.noUsersText]
			: [WORDS.noAccessTitle, WORDS.noAccessText];
	return nothingYet(title[language], `${text[language]} ${WORDS.whereTables[language]}`);
}

interface ServiceAccess {
	readonly service: Service;
	readonly users: readonly UserAccess[];
}

function sections(shown: readonly ServiceAccess[], language: Language): Markup {
	return html`${shown.map(
		({ service, users }) =>
			html`<h2>${SERVICE_NAMES[service]}</h2>
				${users.length === 0 ? html`<p class="box">${WORDS.nobody[language]}</p>` : picture(users, SERVICE_NAMES[service], language)}`,
	)}`;
}

function picture(users: readonly UserAccess[], service: string, language: Language): Markup {
	const columns = columnsOf(users);
	const label = `${WORDS.accessTitle[language]}: ${service}`;
	return columns.length > MOST_COLUMNS
		? lists(users, label, language)
		: matrix(users, columns, { label, language });
}

function usersOf(source: MasterData, service: Service): readonly UserAccess[] {
	const { holders, accessOf } = rightsOf(source, service);
	const nameOf = ({ code, firstName, lastName }: MasterData['users'][number]): string =>
		`${firstName} ${lastName}`.trim() || code;
	const shown = source.users.filter(({ code }) => holders.has(code));
	const alike = grouped(shown, nameOf);
	return shown
		.map((user) => {
			const name = nameOf(user);
			const isAlone = alike.get(name)?.length === 1;
			return { name: isAlone ? name : `${name} (${user.code})`, access: accessOf(user.code) };
		})
		.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
}

function columnsOf(users: readonly UserAccess[]): readonly string[] {
	const all = users.flatMap(({ access }) => access);
	const companies = all.filter(({ kind }) => kind === 'company').map(labelOf);
	const others = all.filter(({ kind }) => kind !== 'company').map(labelOf);
	return [...new Set(companies.toSorted()), ...new Set(others.toSorted())];
}

function labelOf({ kind, company, name }: AccessData): string {
	return kind === 'role' ? `${name} (${company})` : company || name;
}

function matrix(
	users: readonly UserAccess[],
	columns: readonly string[],
	{ label, language }: { readonly label: string; readonly language: Language },
): Markup {
	return wideTable({
		name: 'matrix',
		label,
		caption: null,
		columns: [WORDS.user[language], ...columns].map((name) => ({ name })),
		rows: users.map(({ name, access }) => {
			const own = new Set(access.map(labelOf));
			return [name, ...columns.map((column) => (own.has(column) ? '✓' : ''))];
		}),
	});
}

function lists(users: readonly UserAccess[], caption: string, language: Language): Markup {
	const namesOf = (access: readonly AccessData[]): string =>
		access.map(labelOf).toSorted().join(', ');
	return table({
		caption,
		columns: [WORDS.user, WORDS.companies, WORDS.others].map((word) => ({ name: word[language] })),
		rows: users.map(({ name, access }) => [
			html`<span class="key">${name}</span>`,
			namesOf(access.filter(({ kind }) => kind === 'company')),
			namesOf(access.filter(({ kind }) => kind !== 'company')),
		]),
	});
}
