import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The system's Chromium: CHROMIUM_PATH, or the first in the PATH. */
export function findChromium(): string | undefined {
	const { CHROMIUM_PATH, PATH = '' } = process.env;
	if (CHROMIUM_PATH !== undefined && CHROMIUM_PATH !== '') {
		return existsSync(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined;
	}
	const places = [...PATH.split(delimiter), '/usr/bin'];
	return NAMES.flatMap((name) => places.map((place) => join(place, name))).find(existsSync);
}

/** The title of what needs a browser. */
export function withChromium(title: string): string {
	return findChromium() === undefined
		? `${title} (skipped: no Chromium here; CHROMIUM_PATH names one)`
		: title;
}

/** @param executablePath see {@link findChromium} */
export function openBrowser(executablePath: string): Promise<Browser> {
	return chromium.launch({
		executablePath,
		// Inside a container Chromium's own sandbox has no means to work.
		args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
	});
}
