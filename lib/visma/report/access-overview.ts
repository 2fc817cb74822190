import type { Language } from '../language';
import { rightsOf } from '../rules/access';
import { grouped } from '../rules/grouped';
import type { MasterData } from '../rules/master-data';
import type { AccessData } from '../rules/registered';
import { SERVICE_NAMES, type Service } from '../rules/services';
import { escaped, pageOf } from './markup';
import type { ReportOptions } from './report';
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
	{ language, title, madeAt }: ReportOptions,
): string {
	const sections = services.map((service) => {
		const users = usersOf(source, service);
		const columns = columnsOf(users);
		const picture =
			columns.length > MOST_COLUMNS ? lists(users, language) : matrix(users, columns, language);
		const shown = users.length === 0 ? `<p>${WORDS.nobody[language]}</p>` : picture;
		return `<h2>${SERVICE_NAMES[service]}</h2>${shown}`;
	});
	const body = `<p class="quiet">${WORDS.made[language]} ${escaped(madeAt)}</p>${sections.join('')}`;
	return pageOf(language, title || WORDS.accessTitle[language], body);
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
	language: Language,
): string {
	const heading = [WORDS.user[language], ...columns]
		.map((column) => `<th scope="col">${escaped(column)}</th>`)
		.join('');
	const rows = users.map(({ name, access }) => {
		const own = new Set(access.map(labelOf));
		const cells = columns.map((column) =>
			own.has(column) ? `<td class="yes" aria-label="${WORDS.yes[language]}">✓</td>` : '<td></td>',
		);
		return `<tr><th scope="row">${escaped(name)}</th>${cells.join('')}</tr>`;
	});
	return `<div class="box"><table class="matrix"><thead><tr>${heading}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function lists(users: readonly UserAccess[], language: Language): string {
	const heading = [WORDS.user, WORDS.companies, WORDS.others]
		.map((word) => `<th scope="col">${word[language]}</th>`)
		.join('');
	const rows = users.map(({ name, access }) => {
		const of = (isCompany: boolean): string =>
			escaped(
				access
					.filter(({ kind }) => (kind === 'company') === isCompany)
					.map(labelOf)
					.toSorted()
					.join(', '),
			);
		return `<tr><th scope="row">${escaped(name)}</th><td>${of(true)}</td><td>${of(false)}</td></tr>`;
	});
	return `<div class="box"><table><thead><tr>${heading}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
