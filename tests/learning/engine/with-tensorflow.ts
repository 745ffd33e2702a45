/** Imported first, it lets the programs of a test file run in TensorFlow's session. */
process.env['RL_LAB_ENGINE'] = 'tensorflow';
