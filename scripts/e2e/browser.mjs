// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The system's Chromium: CHROMIUM_PATH, or the first in the PATH. @returns {string | undefined} */
export function findChromium() {
	const { CHROMIUM_PATH, PATH = '' } = process.env;
	if (CHROMIUM_PATH) return existsSync(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined;
	const places = [...PATH.split(delimiter), '/usr/bin'];
	return NAMES.flatMap((name) => places.map((place) => join(place, name))).find(existsSync);
}

/** @param {string} executablePath @returns {Promise<Browser>} */
export async function openBrowser(executablePath) {
	// Required and not imported: the package is there only after the set-up.
	const { chromium, selectors } = createRequire(import.meta.url)('playwright-core');
	selectors.setTestIdAttribute('data-test-id');
	return chromium.launch({
		executablePath,
		args: [
			// Inside a container Chromium's own sandbox has no means to work.
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--force-color-profile=srgb',
		],
	});
}
