/** Every text of what all sides of the program share, in English. */
import { cards } from './cards';
import * as drawings from './drawings';
import * as figures from './figures';
import * as findings from './findings';
import { guides } from './guides';
import { judgement } from './judgement';
import { learningSteps } from './learning-steps';
import { report } from './reports';
import * as runs from './runs';
import * as times from './times';

export const words = {
  cards,
  drawings,
  figures,
  findings,
  guides,
  judgement,
  learningSteps,
  report,
  runs,
  times,
};
