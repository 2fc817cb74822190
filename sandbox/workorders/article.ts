import { z } from 'zod4';
import { name } from './fields';

export const articleSchema = z.object({
	code: z.string().trim().min(1).max(30),
	name,
	/** In euro, without VAT. */
	price: z.number().min(0),
});

export type AppArticle = z.infer<typeof articleSchema>;

export const NEW_ARTICLE = { price: 0 };
