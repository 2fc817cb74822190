import { createHash } from 'node:crypto';
import { EInvoiceError } from '../errors';
import { pictureOf, tooLargeBecause, type Picture } from './picture';
import { flatPng } from './png';

/** Logos made ready before, by the hash of their bytes: a run has one or a few. */
const ready = new Map<string, Uint8Array>();
const MOST_READY = 4;

/**
 * A logo as it can be drawn: a JPEG as it is, a PNG without transparency, so that every document that has
 * it holds the same bytes and none has to work on it again.
 *
 * @throws EInvoiceError EINVOICE_LOGO_INVALID, EINVOICE_LOGO_TOO_LARGE
 */
export function drawableLogo(bytes: Uint8Array): Uint8Array {
	const picture = inspectLogo(bytes);
	if (picture.type === 'jpeg') return Buffer.from(bytes);
	const hash = createHash('sha256').update(bytes).digest('hex');
	const known = ready.get(hash);
	if (known !== undefined) return known;
	const flat = flatPng(bytes);
	if (flat === undefined) throw logoInvalid();
	const oldest = ready.keys().next();
	if (ready.size >= MOST_READY && oldest.done !== true) ready.delete(oldest.value);
	ready.set(hash, flat);
	return flat;
}

/** By its first bytes, so that a picture which would fill the memory is refused unopened. */
function inspectLogo(bytes: Uint8Array): Picture {
	const picture = pictureOf(bytes);
	const tooLarge = tooLargeBecause(bytes, picture);
	if (tooLarge !== undefined) {
		throw new EInvoiceError({
			code: 'EINVOICE_LOGO_TOO_LARGE',
			message: `The logo ${tooLarge}.`,
			remedy: 'Make it smaller: about 1000 pixels wide is enough for print.',
		});
	}
	if (picture === undefined) throw logoInvalid();
	return picture;
}

function logoInvalid(): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_LOGO_INVALID',
		message: 'The logo is neither a PNG nor a JPEG picture, or it is damaged.',
		remedy: 'Save the logo again as PNG or JPEG, not interlaced.',
	});
}
