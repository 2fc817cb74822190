import { deflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFContext, PDFRawStream } from '@cantoo/pdf-lib';

/** What one stream of a document that somebody gave may unpack to; objects of a real one take a few megabytes. */
const MOST_BYTES = 128 * 1024 * 1024;

let isBound = false;

/**
 * Makes the library give a document up that unpacks without bound: to open one it unpacks the streams in which objects
 * lie, and of a megabyte a gigabyte can come. It has no setting for that, so the room that its streams ask for is
 * bounded here, for all documents of this thread.
 */
export function boundUnpacking(): void {
	if (isBound) return;
	isBound = true;
	const streams = streamsOfLibrary();
	const ensureBuffer: unknown = Reflect.get(streams, 'ensureBuffer');
	if (typeof ensureBuffer !== 'function') throw new TypeError('pdf-lib has streams without room');
	Reflect.set(streams, 'ensureBuffer', function (this: object, bytes: number): unknown {
		if (bytes > MOST_BYTES) throw new RangeError('a PDF that unpacks without bound');
		const buffer: unknown = Reflect.apply(ensureBuffer, this, [bytes]);
		return buffer;
	});
}

/** What all of its streams are made of, whichever way they are packed. */
function streamsOfLibrary(): object {
	const dictionary = PDFContext.create().obj({ Filter: 'FlateDecode' });
	const stream: unknown = decodePDFRawStream(PDFRawStream.of(dictionary, deflateSync('')));
	const own: unknown = Object.getPrototypeOf(stream);
	const all: unknown = Object.getPrototypeOf(own);
	if (typeof all !== 'object' || all === null) throw new TypeError('pdf-lib has other streams');
	return all;
}
