/** Steps of a need that follow from its bulletin, its panel and the calendar. */
export const STEPS_OF_OTHERS = ['list', 'record_assessment', 'cancel_assessment', 'mark_text_overdue'];
