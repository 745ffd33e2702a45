import { CourseShelf } from '../presets/courses/course-shelf';
import { PresetLibrary } from '../presets/preset-library';
import { builtInFolders } from '../presets/presets';
import { dataFolder } from '../runs/data-folder';
import { courseFolderInWindow } from './window-settings';

/** Every preset there is: of the program, of courses, and those of the data folder. */
export function openPresets(): PresetLibrary {
  const home = dataFolder();
  return new PresetLibrary(home, builtInFolders(), new CourseShelf(home, courseFolderInWindow));
}
