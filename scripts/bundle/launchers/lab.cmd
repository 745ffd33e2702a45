@echo off
rem RL Lab's command line, with the Node that lies in this folder. "lab help" lists what it does.
setlocal
set "RL_LAB_COMMAND=lab"
"%~dp0@APP@\node_modules\@NODE@" --no-maglev "%~dp0@APP@\out\main\cli.js" %*
exit /b %errorlevel%
