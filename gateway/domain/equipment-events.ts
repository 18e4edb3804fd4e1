/** What happens to recorders between dockings: hand-out, repair, loss (Art. 15, 18). */

export interface EquipmentFacts {}

export interface EquipmentParticulars {}
