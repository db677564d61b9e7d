import type { Plan, PlanOrder, PlanStep } from '../../../machines/plan.ts';
import { type ResponseValue, type Standing, standingOf } from '../../../machines/view.ts';

/**
 * What is right, judged from the plan and from what has been settled, and never from a machine's guard or its state `dormant`:
 * a check that asked the guards would find them innocent.
 */
export class Judge {
  readonly plan: Plan;
  readonly #steps: ReadonlyMap<string, PlanStep>;

  constructor(plan: Plan) {
    this.plan = plan;
    this.#steps = new Map(plan.steps.map((step) => [step.id, step]));
  }

  standing(value: ResponseValue, id: string): Standing {
    return standingOf(value, this.#steps.get(id) as PlanStep);
  }

  /** Every condition of the step holds. */
  inPlay(value: ResponseValue, step: PlanStep): boolean {
    return step.only.every(({ step: decision, answer }) => {
      const standing = this.standing(value, decision);
      return standing.state === 'settled' && standing.answer === answer;
    });
  }

  /** Somebody still owes this step. */
  isOwed(value: ResponseValue, step: PlanStep): boolean {
    return step.counts && this.standing(value, step.id).state !== 'settled' && this.inPlay(value, step);
  }

  owed(value: ResponseValue): PlanStep[] {
    return this.plan.steps.filter((step) => this.isOwed(value, step));
  }

  /** The order holds its step back: what comes first is in play and not settled, or was to be had and could not. */
  holds(value: ResponseValue, order: PlanOrder): boolean {
    const first = this.#steps.get(order.step) as PlanStep;
    const standing = this.standing(value, order.step);
    if (standing.state !== 'settled') return this.inPlay(value, first);
    return order.release === 'done' && standing.outcome === 'could-not';
  }
}
