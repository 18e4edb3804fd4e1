/** What happens to the working calendar and its notices (Art. 19(3)). */

export interface CalendarFacts {}

export interface CalendarParticulars {}
