/** Quantities that change while training goes on: pure, and shared with whoever foresees a training from its settings. */
export * from '../../shared/schedules';
