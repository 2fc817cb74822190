/** What is known of a picture before it is decoded. */
export interface Picture {
	readonly type: 'png' | 'jpeg';
	readonly width: number;
	readonly height: number;
}

const MIB = 1024 * 1024;
const MOST_BYTES = 20 * MIB;
const MOST_PIXELS = 100_000_000;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Why a picture is not opened, because it would fill the memory: `is 24 MB; it must be below 20 MB`.
 * Undefined for one that can be.
 */
export function tooLargeBecause(bytes: Uint8Array, picture?: Picture): string | undefined {
	if (bytes.length >= MOST_BYTES) {
		return `is ${Math.ceil(bytes.length / MIB)} MB; it must be below 20 MB`;
	}
	if (picture !== undefined && picture.width * picture.height >= MOST_PIXELS) {
		return `is ${picture.width} by ${picture.height} pixels; it must be below 100 megapixels`;
	}
	return undefined;
}

/** Undefined for anything that is neither a PNG nor a JPEG picture. */
export function pictureOf(bytes: Uint8Array): Picture | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return pngSize(view);
	if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view);
	return undefined;
}

/** The header (IHDR) is the first chunk of every PNG. */
function pngSize(view: DataView): Picture | undefined {
	return view.byteLength < 33
		? undefined
		: withPixels({ type: 'png', width: view.getUint32(16), height: view.getUint32(20) });
}

/** Goes from marker to marker until a frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
function jpegSize(view: DataView): Picture | undefined {
	let at = 2;
	while (at + 9 < view.byteLength) {
		if (view.getUint8(at) !== 0xff) return undefined;
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) {
			const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
			return withPixels({ type: 'jpeg', width, height });
		}
		at += 2 + view.getUint16(at + 2);
	}
	return undefined;
}

function withPixels(picture: Picture): Picture | undefined {
	return picture.width > 0 && picture.height > 0 ? picture : undefined;
}
