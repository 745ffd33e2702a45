/** What holds of programs holds where TensorFlow's session runs them, too. */
import './with-tensorflow';
import './compile.test';
import './errors.test';
