/** How far a person's right reaches in a list: everything, his unit, or what is his own. */
import type { FastifyRequest } from 'fastify';
import type { OfficerId } from '../domain/names.ts';
import { mayDo, type Relation } from '../rules/permissions.ts';

export type Reach = { readonly kind: 'any' } | { readonly kind: 'unit'; readonly unit: string } | { readonly kind: 'own'; readonly officer: OfficerId };

/** Throws as `permit` does where it reaches nothing. */
export function reachOf(request: FastifyRequest): Reach {
  const { roles, scopes, unit, officer } = request.who;
  const { verb, medium } = request.routeOptions.config;
  const free = (relation: Relation) => scopes !== undefined || mayDo(roles, verb!, medium!, relation).outcome === 'free';
  // The table's rows for `any` hold for unit and own, too: the widest is asked first.
  if (free('any')) return { kind: 'any' };
  if (unit !== null && free('unit')) return { kind: 'unit', unit };
  if (officer !== null && free('own')) return { kind: 'own', officer };
  request.permit('any', null);
  return { kind: 'any' };
}

/** How a person stands to a matter of this unit and this officer. */
export function relationTo(who: { readonly unit: string | null; readonly officer: string | null }, unit: string | null, officer: string | null): Relation {
  return officer !== null && officer === who.officer ? 'own' : unit !== null && unit === who.unit ? 'unit' : 'any';
}

/** Throws unless the person may do what the route does in a matter of this unit and this officer. */
export function permitFor(request: FastifyRequest, subject: string, unit: string | null, officer: string | null): void {
  request.permit(relationTo(request.who, unit, officer), subject);
}

/** The unit that a list is narrowed to: what was asked for, within what the person may see. */
export function unitWithin(reach: Reach, asked: string | undefined): string | undefined {
  return reach.kind === 'unit' ? reach.unit : asked;
}
