import type { Content, ContentText } from './content';
import type { Address, Party } from '../../invoice/schema';
import { labelOf, textOf, type Setting } from './setting';
import { points, type Place } from './style';

/** A line of a block, and how large its letters are. */
interface HeadLine {
	readonly text: string;
	readonly bold?: boolean;
	readonly muted?: boolean;
	readonly fontSize: number;
}

const LINE_HEIGHT = 1.15;
/** Letters of Noto Sans with what is above and below them, as a share of their size. */
const LETTER_HEIGHT = 1.362;
/** Lines break between words, so they are never quite full. */
const FULL = 0.92;
const SPACE_BELOW = points(7);

/** The name under which the logo is asked for. */
export const LOGO = 'logo';

/** Logo, sender and recipient of the first page, each at its own place, and where they end. */
export function headOf(setting: Setting): { readonly content: Content[]; readonly endsAt: number } {
	const { places, shows } = setting.style;
	const sender = shows.sender ? senderLines(setting) : [];
	const recipient = recipientLines(setting);
	return {
		content: [
			markOf(setting),
			blockOf(setting, places.sender, sender),
			blockOf(setting, places.recipient, recipient),
		],
		endsAt: Math.max(
			places.contentY,
			endOf(setting, places.sender, sender) + SPACE_BELOW,
			endOf(setting, places.recipient, recipient) + SPACE_BELOW,
		),
	};
}

/** The logo, or the name in its place. */
function markOf(setting: Setting): Content {
	const { places, colours, size } = setting.style;
	const { x, y, width, height } = places.logo;
	const absolutePosition = { x, y };
	if (setting.hasLogo) return { image: LOGO, fit: [width, height], absolutePosition };
	const name = textOf(setting, setting.invoice.seller.name, {
		fontSize: size.title * 0.85,
		bold: true,
		color: colours.accent,
	});
	return { columns: [{ width, stack: [name] }], absolutePosition };
}

function senderLines(setting: Setting): readonly HeadLine[] {
	const { labels, style, invoice } = setting;
	const { seller, payment } = invoice;
	const fontSize = style.size.small;
	const facts = [
		[labels.kvk, seller.kvk],
		[labels.oin, seller.oin],
		[labels.registration, seller.registration],
		[labels.vatId, seller.vatId],
		[labels.iban, spacedIban(payment.iban)],
		[labels.bic, payment.bic],
	] as const;
	const small = [
		...addressLines(seller.address, seller.address.country !== invoice.buyer.address.country),
		seller.contact.phone,
		seller.contact.email,
		...facts.map(([label, value]) => (value === '' ? '' : `${label} ${value}`)),
	].filter((text) => text !== '');
	return [
		{ text: registeredName(seller), bold: true, fontSize },
		...small.map((text) => ({ text, fontSize, muted: true })),
	];
}

function recipientLines(setting: Setting): readonly HeadLine[] {
	const { labels, style, invoice } = setting;
	const { buyer, seller } = invoice;
	const fontSize = style.size.base + 0.5;
	const person = buyer.contact.name;
	return [
		registeredName(buyer),
		buyer.name === registeredName(buyer) ? '' : buyer.name,
		person === '' ? '' : `${labels.attention} ${person}`,
		...addressLines(buyer.address, buyer.address.country !== seller.address.country),
	]
		.filter((text) => text !== '')
		.map((text) => ({ text, fontSize }));
}

/** The law asks for the full registered name. */
function registeredName({ name, legalName }: Party): string {
	return legalName === '' ? name : legalName;
}

/** Postcode and town with two blanks between, as the post reads it. */
export function addressLines(address: Address, isAbroad: boolean): readonly string[] {
	const { street, line2, postcode, city, country } = address;
	const town = [postcode, city].filter((part) => part !== '').join('  ');
	const lines = [street, line2, town, isAbroad ? countryName(country) : ''];
	return lines.filter((line) => line !== '');
}

/** In English, which the post of every country reads, and which this never lacks. */
function countryName(country: string): string {
	if (country === '') return '';
	return new Intl.DisplayNames('en', { type: 'region' }).of(country)?.toUpperCase() ?? country;
}

/** In groups of four, as it is printed (ISO 13616). */
export function spacedIban(iban: string): string {
	return iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
}

function blockOf(setting: Setting, place: Place, lines: readonly HeadLine[]): Content {
	return {
		columns: [{ width: place.width, stack: lines.map((line) => shownLine(setting, line)) }],
		absolutePosition: { x: place.x, y: place.y },
	};
}

function shownLine(setting: Setting, line: HeadLine): ContentText {
	const style = { fontSize: line.fontSize, bold: line.bold ?? false, lineHeight: LINE_HEIGHT };
	const isMuted = line.muted ?? false;
	return isMuted ? labelOf(setting, line.text, style) : textOf(setting, line.text, style);
}

function endOf({ runs }: Setting, place: Place, lines: readonly HeadLine[]): number {
	return lines.reduce((y, { text, bold, fontSize }) => {
		const width = runs.width(text, fontSize, bold === true ? 'bold' : 'regular');
		const rows = Math.max(1, Math.ceil(width / (place.width * FULL)));
		return y + rows * fontSize * LETTER_HEIGHT * LINE_HEIGHT;
	}, place.y);
}

/** The line at the top of the second page and further. */
export function continuationHead(setting: Setting): Content {
	const { style, title, invoice } = setting;
	const { size, colours } = style;
	return {
		columns: [
			textOf(setting, title, { bold: true, color: colours.accent, fontSize: size.base }),
			labelOf(setting, registeredName(invoice.seller), { alignment: 'right' }),
		],
	};
}
