import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Puts the program of the threads that make PDFs into a folder, with its fonts. */
export async function buildPdfThreads(folder: string): Promise<void> {
	// Bundles: required here, because a bench is a bundle that lies elsewhere.
	const { buildPdfWorker } = createRequire(join(process.cwd(), 'bench/'))(
		'../scripts/pdf-worker.cjs',
	) as { buildPdfWorker: (folder: string) => Promise<void> };
	await buildPdfWorker(folder);
}
