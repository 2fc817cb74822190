import type { Bilingual } from '../language';
import type { Cents } from './cents';
import type { Euros } from './euros';

/** An amount as sentences have it: `-12.345,67` in Dutch, `-12,345.67` in English. */
export function centsInWords(cents: Cents): Bilingual {
	const size = Math.abs(cents).toString().padStart(3, '0');
	return written(cents < 0, size.slice(0, -2), size.slice(-2));
}

/** Whole euros likewise: `-12.345` in Dutch, `-12,345` in English. */
export function eurosInWords(euros: Euros): Bilingual {
	return written(euros < 0, Math.abs(euros).toString(), '');
}

function written(isBelowZero: boolean, whole: string, fraction: string): Bilingual {
	const sign = isBelowZero ? '-' : '';
	const grouped = (mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);
	const after = (mark: string): string => (fraction === '' ? '' : mark + fraction);
	return {
		nl: `${sign}${grouped('.')}${after(',')}`,
		en: `${sign}${grouped(',')}${after('.')}`,
	};
}
