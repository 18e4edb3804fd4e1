/** What happens on the way from a stored clip to the signed register: activities, binding, hand-over, explanations (Art. 17, 19). */

export interface HandOverFacts {}

export interface HandOverParticulars {}
