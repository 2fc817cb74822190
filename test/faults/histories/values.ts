/** A kind of field: what users type, and what it comes to. Written apart from `lib/sync/content`. */
export interface Kind {
	readonly as: 'text' | 'ignoreCase' | 'postcode' | 'phone' | 'decimal' | 'date';
	/** The value with this number, in one of several spellings that are equal. */
	readonly spell: (number: number, spelling: number) => string;
	/** The same for each spelling of a value. */
	readonly plain: (value: string) => string;
}

const DAY = 24 * 60 * 60_000;

function oneOf(spellings: readonly string[], spelling: number): string {
	return spellings[spelling % spellings.length] ?? '';
}

const text: Kind = {
	as: 'text',
	spell: (number, spelling) =>
		oneOf([`Tekst ${number}`, ` Tekst ${number}`, `Tekst  ${number} `], spelling),
	plain: (value) => value.trim().split(/\s+/).join(' '),
};

const ignoreCase: Kind = {
	as: 'ignoreCase',
	spell: (number, spelling) =>
		oneOf([`Plaats ${number}`, `PLAATS ${number}`, ` plaats  ${number}`], spelling),
	plain: (value) => text.plain(value).toLowerCase(),
};

const postcode: Kind = {
	as: 'postcode',
	spell: (number, spelling) => {
		const digits = 1000 + (number % 9000);
		return oneOf([`${digits} AB`, `${digits}ab`, ` ${digits}  Ab`], spelling);
	},
	plain: (value) => value.replaceAll(/\s/g, '').toUpperCase(),
};

const phone: Kind = {
	as: 'phone',
	spell: (number, spelling) => {
		const digits = String(2_000_000 + number);
		return oneOf([`010-${digits}`, `+31 10 ${digits}`, `0031 10 ${digits}`], spelling);
	},
	plain: (value) => {
		const digits = value.replaceAll(/[^\dx]/g, '');
		return digits.replace(/^(0031|31|0)/, '');
	},
};

const decimal: Kind = {
	as: 'decimal',
	spell: (number, spelling) => oneOf([`${number}.50`, `${number}.5`, `${number},50`], spelling),
	plain: (value) => (value === '' ? '' : Number(value.replace(',', '.')).toFixed(2)),
};

const date: Kind = {
	as: 'date',
	spell: (number, spelling) => {
		const day = new Date(Date.UTC(2020, 0, 1) + number * DAY).toISOString().slice(0, 10);
		return oneOf([day, `${day}T00:00:00`], spelling);
	},
	plain: (value) => value.slice(0, 10),
};

export const kinds = { text, ignoreCase, postcode, phone, decimal, date };

/** A value that no server takes; it stays wrong until somebody corrects it. */
export function refusable(number: number): string {
	return `x${number}`;
}

export function isRefused(value: string): boolean {
	return value.trim().startsWith('x');
}
