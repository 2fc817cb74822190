import type { Problem } from '../language';
import { passesElevenTest, remainder97 } from './check-digits';

const SHAPE = /^(\d{9})B(\d{2})$/;

/**
 * The number that a return is filed under (omzetbelastingnummer), as the filing takes it: `123456782B01`
 * for `NL 1234.56.782.B01`. Whether it can be right, `obNumberProblem` says.
 */
export function compactObNumber(text: string): string {
	return text
		.toUpperCase()
		.replace(/[\s.-]/g, '')
		.replace(/^NL/, '');
}

/**
 * Why a number cannot be an omzetbelastingnummer: nine digits that answer to the eleven test, `B`, and
 * 01 to 99.
 *
 * The trap: since 2020 the public VAT number (btw-id) of a sole trader is another number, made up at
 * random, and filing under it fails. It answers to modulo 97 and mostly not to the eleven test.
 */
export function obNumberProblem(text: string): Problem {
	const number = compactObNumber(text);
	const [, digits = '', part = ''] = SHAPE.exec(number) ?? [];
	if (digits === '' || part === '00') {
		return {
			nl: 'een omzetbelastingnummer heeft 9 cijfers, een B en 01 tot en met 99, zoals 123456782B01',
			en: 'an omzetbelastingnummer has 9 digits, a B and 01 to 99, such as 123456782B01',
		};
	}
	if (passesElevenTest(digits)) return null;
	if (answersToModulo97(number)) {
		return {
			nl: 'dit is het openbare btw-id van een eenmanszaak; de aangifte gaat onder het omzetbelastingnummer',
			en: 'this is the public VAT number (btw-id) of a sole trader; returns are filed under the omzetbelastingnummer',
		};
	}
	return {
		nl: 'het omzetbelastingnummer voldoet niet aan de elfproef',
		en: 'the omzetbelastingnummer fails the eleven test',
	};
}

/**
 * Whether a number that can be right may yet be the public VAT number of a sole trader: one in eleven of
 * those passes the eleven test too.
 */
export function mayBePublicVatNumber(text: string): boolean {
	const number = compactObNumber(text);
	return obNumberProblem(number) === null && answersToModulo97(number);
}

function answersToModulo97(number: string): boolean {
	return remainder97(`NL${number}`) === 1;
}

/**
 * Why a number cannot be that of a company within a fiscal entity for VAT: as an omzetbelastingnummer, but
 * the first three digits are not all zero.
 */
export function divisionNumberProblem(text: string): Problem {
	const problem = obNumberProblem(text);
	if (problem !== null || !compactObNumber(text).startsWith('000')) return problem;
	return {
		nl: 'de eerste drie cijfers van het btw-nummer van een onderdeel van een fiscale eenheid zijn niet alle nul',
		en: 'the first three digits of the VAT number of a company in a fiscal entity are not all zero',
	};
}
